// Before the first paint: the look and the language somebody chose, so that nothing flashes. A file, because the pages allow no script of their own.
(function () {
  var html = document.documentElement;
  try {
    var theme = localStorage.getItem('tw.theme');
    if (theme === 'light' || theme === 'dark') html.dataset.theme = theme;
    var locale = localStorage.getItem('tw.locale') || navigator.language;
    html.lang = /^zh-(tw|hk|mo|hant)/i.test(locale) ? 'zh-TW' : /^en/i.test(locale) ? 'en' : 'zh-CN';
  } catch (error) {
    // storage is forbidden here: the system's look, and Chinese
  }
})();
