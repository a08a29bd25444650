/* Keeps a handbook readable without a network: all of it, or nothing of it.
   `sw.js` at the root of the handbook names VERSION and PAGES and loads this file. A new version is
   fetched whole beside the old one; it is only used when no page of the old one is open any more,
   so that nobody ever reads half of each. */
"use strict";
const SCOPE = new URL(self.registration.scope);
const PREFIX = `houvast:${SCOPE.pathname}:`;
const CACHE = PREFIX + VERSION;
const LINKED = /<(?:script|img|link)\b[^>]*?\b(?:src|href)="([^"]+)"[^>]*>/g;
const WORDS = /\bdata-(?:script|words)="([^"]+)"/g;

const fetched = async (address) => {
  const response = await fetch(address, { cache: "reload", credentials: "same-origin" });
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response;
};

/* What a page needs beside itself: styles, scripts, pictures, the words that are searched. */
const needed = (html, page) => {
  const found = [];
  for (const [tag, address] of html.matchAll(LINKED)) {
    if (!/rel="(?:canonical|prev|next|alternate)"/.test(tag)) found.push(address);
  }
  for (const [, address] of html.matchAll(WORDS)) found.push(address);
  return found
    .map((address) => new URL(address.replace(/&amp;/g, "&"), page))
    .filter((address) => address.origin === SCOPE.origin && address.pathname.startsWith(SCOPE.pathname))
    .map((address) => address.href.split("#")[0]);
};

const fill = async () => {
  const cache = await caches.open(CACHE);
  const files = new Set(FILES.map((name) => new URL(name, SCOPE).href));
  for (const name of PAGES) {
    const address = new URL(name, SCOPE).href;
    const response = await fetched(address);
    const html = await response.clone().text();
    /* A server that is just being filled may still give a page of before. */
    if (!html.includes(`content="${VERSION}"`)) throw new Error(`another version: ${address}`);
    for (const file of needed(html, address)) files.add(file);
    await cache.put(address, response);
  }
  for (const address of files) {
    const response = await fetched(address);
    if (address.endsWith(".css")) {
      const css = await response.clone().text();
      for (const [, url] of css.matchAll(/url\(["']?([^"')]+)["']?\)/g)) {
        if (!url.startsWith("data:")) files.add(new URL(url, address).href);
      }
    }
    await cache.put(address, response);
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

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== SCOPE.origin) return;
  if (address.pathname === SCOPE.pathname) address.pathname += "index.html";
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    return (await cache.match(address.href.split("#")[0], { ignoreSearch: true })) || fetch(request);
  })());
});
