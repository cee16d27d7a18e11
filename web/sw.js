// Keeps the page for times without a network. Its list of files, with their digests, is written in by the build.
//
// One version's files are taken all together or not at all. Every file is compared with its digest before it is handed
// out: what is missing or damaged is fetched again. A new version waits until the person asks for it (web/boot.js says
// that there is one) or until no page of the old one is open.
'use strict';

var VERSION = '@version@';
var FILES = {/*@files@*/};

var SCOPE = self.registration.scope;
var PREFIX = 'gouji ' + SCOPE + ' ';
var CACHE = PREFIX + VERSION;

// The response if its body is the one that the build made, else null.
function sound(response, digest) {
  if (!response || !response.ok) return Promise.resolve(null);
  return response.arrayBuffer().then(function (body) {
    return crypto.subtle.digest('SHA-256', body).then(function (actual) {
      var hex = '';
      new Uint8Array(actual).forEach(function (byte) { hex += (byte < 16 ? '0' : '') + byte.toString(16); });
      return hex === digest ? new Response(body, { headers: response.headers }) : null;
    });
  });
}

// Fetches a file of this version and keeps it; null when the server has something else by now.
function fetchSound(file) {
  return fetch(SCOPE + file, { cache: 'reload' }).then(function (response) {
    return sound(response, FILES[file]);
  }).then(function (response) {
    if (!response) return null;
    var kept = response.clone();
    return caches.open(CACHE).then(function (cache) { return cache.put(SCOPE + file, kept); })
      .then(function () { return response; }, function () { return response; });
  });
}

self.addEventListener('install', function (event) {
  event.waitUntil(Promise.all(Object.keys(FILES).map(function (file) {
    return fetchSound(file).then(function (response) {
      if (!response) throw new Error(file + ' is not the file of version ' + VERSION);
    });
  })));
});

self.addEventListener('activate', function (event) {
  // The version before stays: a page of it may still be open and want its second module.
  event.waitUntil(caches.keys().then(function (names) {
    var old = names.filter(function (name) { return name.indexOf(PREFIX) === 0 && name !== CACHE; });
    return Promise.all(old.slice(0, -1).map(function (name) { return caches.delete(name); }));
  }));
});

// The page that asked for the update hands over what stands in its box, and takes it back when it has loaded anew. It is
// never written anywhere: should the browser end this worker in between, it is gone.
var handed = null;
self.addEventListener('message', function (event) {
  var message = event.data || {};
  if (message.type === 'gouji:activate') {
    handed = message.text ? message : null;
    self.skipWaiting();
  } else if (message.type === 'gouji:take-back') {
    var mine = handed && handed.ticket === message.ticket;
    event.ports[0].postMessage(mine ? handed.text : '');
    if (mine) handed = null;
  }
});

// A damaged or half-deleted version that the server no longer has: step aside, so that the next visit starts afresh.
function giveUp() {
  caches.delete(CACHE);
  self.registration.unregister();
}

function serve(file, request) {
  return caches.open(CACHE).then(function (cache) { return cache.match(SCOPE + file); })
    .then(function (response) { return sound(response, FILES[file]); })
    .catch(function () { return null; })
    .then(function (response) { return response || fetchSound(file); })
    .then(function (response) {
      if (response) return response;
      giveUp();
      return fetch(request);
    });
}

self.addEventListener('fetch', function (event) {
  var request = event.request;
  if (request.method !== 'GET' || request.url.indexOf(SCOPE) !== 0) return;
  var file = request.url.slice(SCOPE.length).split(/[?#]/)[0];
  if (file === '') file = 'index.html';
  if (Object.prototype.hasOwnProperty.call(FILES, file)) {
    event.respondWith(serve(file, request));
  } else {
    event.respondWith(caches.match(request).then(function (kept) { return kept || fetch(request); }));
  }
});
