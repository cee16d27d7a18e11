// Runs before anything is painted: language, colours and size of the empty page that stands in index.html, as the program
// will have them (`State::load`), so that nothing changes before the eye when it takes over.
(function () {
  'use strict';
  var root = document.documentElement;
  function wanted(key) {
    var found = new RegExp('[?&]' + key + '=([^&#]*)').exec(location.search);
    if (found) return found[1];
    try { return localStorage.getItem('gouji.' + key); } catch (refused) { return null; }
  }
  var theme = wanted('theme'), size = wanted('size');
  if (wanted('lang') === 'en') root.lang = 'en';
  if (theme === 'light' || theme === 'dark') root.setAttribute('data-theme', theme);
  if (size === 'large' || size === 'plain') root.setAttribute('data-size', size);
  // Another page than the empty one comes: a text that was kept, or the gallery.
  if (wanted('text') || /[?&]gallery\b/.test(location.search)) root.setAttribute('data-other', '');
})();
