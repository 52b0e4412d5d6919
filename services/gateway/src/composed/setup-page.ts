/** One form, in both languages, that works without a console. */
export const SETUP_PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Tradewind 信风 · 建立公司</title>
<style>body{font:16px/1.7 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:30rem;margin:3rem auto;padding:0 1rem;color:#1c2733}h1{font-size:1.6rem;margin:0}
label{display:block;margin:1rem 0 0}input{font:inherit;width:100%;box-sizing:border-box;padding:.45rem .6rem;border:1px solid #8b9aab;border-radius:6px;background:#fff;color:inherit}
button{font:inherit;margin:1.4rem 0 0;padding:.5rem 1.4rem;border:0;border-radius:6px;background:#0b5cad;color:#fff;cursor:pointer}button:disabled{opacity:.5}
input:focus-visible,button:focus-visible{outline:3px solid #7cb8ff;outline-offset:1px}#said{margin:1rem 0 0;min-height:1.7em}
@media(prefers-color-scheme:dark){body{background:#12181f;color:#dbe4ee}input{background:#1b242d;border-color:#50606f}}</style>
<h1>建立公司 · Found the company</h1><p>此链接只能使用一次。<br>This link works once.</p>
<form><label>公司名称 Company<input name="companyName" required maxlength="200" autocomplete="organization"></label>
<label>管理员姓名 Your name<input name="administratorName" required maxlength="60" autocomplete="name"></label>
<label>登录名 Login<input name="login" required pattern="[A-Za-z0-9][A-Za-z0-9._\\-]*" maxlength="40" autocomplete="username"></label>
<label>密码（至少 8 个字符，建议一句话）Password (8 or more, a sentence is best)<input name="password" type="password" required minlength="8" maxlength="200" autocomplete="new-password"></label>
<button>建立 Found</button><p id="said" role="status"></p></form><script src="/setup/setup.js"></script></html>`;

export const SETUP_SCRIPT = `const form = document.querySelector('form');
const said = document.getElementById('said');
const code = new URLSearchParams(location.hash.slice(1)).get('code') ?? '';
history.replaceState(null, '', location.pathname);
if (code === '') said.textContent = '请使用启动时显示的链接。Open the link that the start printed.';
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  said.textContent = '…';
  const company = { setupCode: code, ...Object.fromEntries(new FormData(form)) };
  const response = await fetch('/api/v1/company', { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': navigator.language }, body: JSON.stringify(company) });
  if (response.ok) {
    form.replaceChildren('公司已建立，现在可以登录。 The company is founded; you can sign in now.');
    return;
  }
  said.textContent = (await response.json()).detail;
  button.disabled = false;
});
`;
