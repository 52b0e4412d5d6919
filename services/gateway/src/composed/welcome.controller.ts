import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';

const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Tradewind 信风</title>
<style>body{font:16px/1.7 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem;color:#1c2733}h1{font-size:1.9rem;margin:0}
a{color:#0b5cad}li{margin:.3rem 0}code{background:#eef2f6;padding:.1rem .35rem;border-radius:4px}@media(prefers-color-scheme:dark){body{background:#12181f;color:#dbe4ee}a{color:#7cb8ff}code{background:#202b36}}</style>
<h1>Tradewind 信风</h1><p>销售公司运营系统已启动。<br>The operating system of a sales company is running.</p><ul>
<li><a href="/docs">/docs</a> 接口文档，可直接试用 · API documentation, try it there</li>
<li><a href="/docs/openapi.json">/docs/openapi.json</a> · <a href="/docs/events">/docs/events</a> · <a href="/docs/problems">/docs/problems</a></li>
<li><a href="/readyz">/readyz</a> 运行状态 · readiness</li></ul>
<p>本次安装没有控制台页面（<code>console/dist</code> 未构建，见 <code>console/build.mjs</code>）；接口照常可用。<br>The pages of the console are not in this installation (<code>console/dist</code> was not built, see <code>console/build.mjs</code>); the API works all the same.</p></html>`;

/** The first page where the console was not built; it says what is there and what is not. */
@ApiExcludeController()
@Controller()
export class WelcomeController {
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  page(): string {
    return PAGE;
  }
}
