/* Keeps a handbook readable without a network: all of it, or nothing of it.
   `sw.js` at the root of the handbook names VERSION, PAGES and FILES (with what they are made of) and
   loads this file. A new version is fetched whole beside the old one; it is only used when no page of
   the old one is open any more, so that nobody ever reads half of each. */
"use strict";
const SCOPE = new URL(self.registration.scope);
const PREFIX = `houvast:${SCOPE.pathname}:`;
const CACHE = PREFIX + VERSION;
const ATONCE = 6;
const LINKED = /<(?:script|img|link)\b[^>]*?\b(?:src|href)="([^"]+)"[^>]*>/g;
const WORDS = /\bdata-(?:forms|script|words)="([^"]+)"/g;
const page = new Set(PAGES.map((name) => new URL(name, SCOPE).href));
const known = new Map(Object.entries(FILES).map(([name, made]) => [new URL(name, SCOPE).href, made]));

const digest = async (bytes) => [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))]
  .map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, 12);

/* What a page or a stylesheet needs beside itself: styles, scripts, pictures, words, letters. */
const needed = (text, address) => {
  const found = [];
  if (page.has(address)) {
    for (const [tag, linked] of text.matchAll(LINKED)) {
      if (!/rel="(?:canonical|prev|next|alternate)"/.test(tag)) found.push(linked);
    }
    for (const [, words] of text.matchAll(WORDS)) found.push(words);
  } else {
    for (const [, url] of text.matchAll(/url\(["']?([^"')]+)["']?\)/g)) found.push(url);
  }
  return found
    .map((linked) => new URL(linked.replace(/&amp;/g, "&"), address))
    .filter((linked) => linked.origin === SCOPE.origin && linked.pathname.startsWith(SCOPE.pathname))
    .map((linked) => linked.href.split("#")[0]);
};

/* Fetches and keeps one file; gives what that needs. */
const keep = async (cache, address) => {
  const response = await fetch(address, { cache: "reload", credentials: "same-origin" });
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  const bytes = await response.arrayBuffer();
  const text = page.has(address) || address.endsWith(".css") ? new TextDecoder().decode(bytes) : "";
  /* A server that is just being filled may still give a file of before. */
  const old = page.has(address) ? !text.includes(`content="${VERSION}"`)
    : known.has(address) && known.get(address) !== await digest(bytes);
  if (old) throw new Error(`another version: ${address}`);
  /* Made anew: an answer after a redirect cannot be shown, and one that varies is not found again. */
  const type = response.headers.get("Content-Type");
  await cache.put(address, new Response(bytes, { headers: type ? { "Content-Type": type } : {} }));
  return needed(text, address);
};

const fill = async () => {
  const cache = await caches.open(CACHE);
  const todo = [...page, ...known.keys()];
  const seen = new Set(todo);
  let at = 0;
  const work = async () => {
    while (at < todo.length) {
      for (const address of await keep(cache, todo[at++])) {
        if (!seen.has(address)) todo.push(address);
        seen.add(address);
      }
    }
  };
  try {
    /* What was found last may come when the others have gone home. */
    while (at < todo.length) await Promise.all(Array.from({ length: ATONCE }, work));
  } finally {
    at = Infinity;
  }
};

self.addEventListener("install", (event) => {
  event.waitUntil(fill().catch(async (problem) => {
    await caches.delete(CACHE);
    throw problem;
  }));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
    }
  })());
});

self.addEventListener("message", (event) => {
  if (event.data === "houvast:now") self.skipWaiting();
});

/* Hosts write an address in several ways: "who/", "who/index.html"; "stuck", "stuck.html". */
const find = (address) => {
  const plain = address.origin + address.pathname;
  const named = plain.endsWith("/") ? `${plain}index.html` : /\.[^/]*$/.test(plain) ? plain : `${plain}.html`;
  return caches.match(named, { cacheName: CACHE });
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== SCOPE.origin || !address.pathname.startsWith(SCOPE.pathname)) return;
  /* A browser that cannot open what it kept still has a network. */
  event.respondWith(find(address).catch(() => undefined).then((kept) => kept || fetch(request)));
});
