"""One file over HTTPS, within bounds of time and size; whatever goes wrong is a finding.

Why: the other side may be down, slow, broken or hostile. Nothing that it does may hang the command,
fill the memory or lead us to another host. The network is known in this module only.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
import ssl
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Thread
from typing import Any

import httpx

from houvast import __version__
from houvast.finding import Finding, Span

__all__ = ["Fetched", "fetch", "size_words"]

_MOST_REDIRECTS = 5
_PATIENCE = 10.0  # seconds until a connection is made, and between two pieces of an answer
_REDIRECTS = (301, 302, 303, 307, 308)
_ETAG = re.compile(r'(W/)?"[\x21\x23-\x7e]{0,200}"')


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of a file; None when it is still the one with the `etag` that was asked for."""

    data: bytes | None
    etag: str = ""


class _Stop(Exception):
    """Why there is no file: the wording of the finding, and its values."""

    def __init__(self, variant: str, **values: str) -> None:
        super().__init__(variant)
        self.variant, self.values = variant, values


class _Lookups(ThreadPoolExecutor):
    """Runs each call in a thread that nobody waits for.

    Why: names are looked up in threads, and a lookup that hangs cannot be stopped.
    """

    def submit(self, call: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()

        def work() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(call(*args, **kwargs))
            except BaseException as problem:
                future.set_exception(problem)

        Thread(target=work, daemon=True).start()
        return future


def fetch(url: str, most: int, seconds: float, etag: str = "") -> Fetched | Finding:
    """The file at `url`, of at most `most` bytes, within `seconds` from beginning to end.

    HTTPS, or HTTP on this computer. Redirects are followed on the same host only. With an `etag`
    the file comes only if it changed. Never raises for what the other side does.
    """
    try:
        return asyncio.run(_fetch(url, most, seconds, etag))
    except _Stop as stop:
        shown, host = _shown(url)
        values = {"address": shown, "host": host, **stop.values}
        return Finding("source-not-fetched", Span(shown), values, stop.variant)


async def _fetch(url: str, most: int, seconds: float, etag: str) -> Fetched:
    asyncio.get_running_loop().set_default_executor(_Lookups())
    try:
        async with asyncio.timeout(seconds):
            return await _followed(_allowed(url), most, min(seconds, _PATIENCE), etag)
    except (TimeoutError, httpx.ReadTimeout, httpx.WriteTimeout):
        raise _Stop("slow", seconds=f"{seconds:g}") from None
    except (httpx.InvalidURL, UnicodeError):
        raise _Stop("address") from None
    except (httpx.HTTPError, ImportError, OSError) as problem:
        raise _why(problem) from None


def _allowed(url: str) -> httpx.URL:
    """The address, if it is one that may be fetched."""
    address = httpx.URL(url)
    if address.scheme not in ("http", "https") or not address.host:
        raise _Stop("address")
    if address.userinfo:
        raise _Stop("password")
    if address.scheme == "http" and not _is_here(address.host):
        raise _Stop("insecure", better=str(address.copy_with(scheme="https", port=None)))
    return address


def _is_here(host: str) -> bool:
    """Whether a host is this computer."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


async def _followed(start: httpx.URL, most: int, patience: float, etag: str) -> Fetched:
    # A proxy of the environment cannot reach what is on this computer.
    outside = not _is_here(start.host)
    trusted = _trusted() if start.scheme == "https" else False
    headers = {"User-Agent": f"houvast/{__version__}", "Accept-Encoding": "identity"}
    if _ETAG.fullmatch(etag):
        headers["If-None-Match"] = etag
    url = start
    async with httpx.AsyncClient(
        headers=headers, timeout=patience, verify=trusted, trust_env=outside
    ) as client:
        for _ in range(_MOST_REDIRECTS + 1):
            client.cookies.clear()
            async with client.stream("GET", url) as answer:
                if answer.status_code not in _REDIRECTS:
                    return await _read(answer, most, "If-None-Match" in headers)
                url = _next(start, url, answer)
    raise _Stop("redirects")


def _trusted() -> ssl.SSLContext:
    """Whom we trust: whom most browsers trust, or what SSL_CERT_FILE or SSL_CERT_DIR says."""
    try:
        return httpx.create_ssl_context()
    except OSError:
        raise _Stop("no-certificates") from None


def _next(start: httpx.URL, here: httpx.URL, answer: httpx.Response) -> httpx.URL:
    """Where a redirect leads, if that is on the same host."""
    there = here.join(answer.headers.get("Location", ""))
    if there.userinfo or (there.scheme, there.host, there.port) != (
        start.scheme,
        start.host,
        start.port,
    ):
        raise _Stop("redirect", to=str(there.copy_with(userinfo=b"")))
    return there


async def _read(answer: httpx.Response, most: int, conditional: bool) -> Fetched:
    """The body of an answer, piece by piece, never more than `most` bytes of it."""
    status = answer.status_code
    if status == 304 and conditional:
        return Fetched(None)
    if status in (404, 410):
        raise _Stop("not-found")
    if status != 200:
        raise _Stop("status", status=str(status))
    if answer.headers.get("Content-Encoding", "identity").casefold() not in ("identity", ""):
        raise _Stop("compressed")
    limit = size_words(most)
    declared = answer.headers.get("Content-Length", "")
    if declared.isdecimal() and int(declared[:20]) > most:
        raise _Stop("too-large", limit=limit)
    data = bytearray()
    async for piece in answer.aiter_raw():
        data += piece
        if len(data) > most:
            raise _Stop("too-large", limit=limit)
    etag = answer.headers.get("ETag", "")
    return Fetched(bytes(data), etag if _ETAG.fullmatch(etag) else "")


def size_words(size: int) -> str:
    """A number of bytes, for people."""
    return f"{size >> 20} MB" if size >= 1 << 20 else f"{size >> 10} KB"


def _why(problem: Exception) -> _Stop:
    """What stopped us on the way, from everything that led to it."""
    causes = list(_causes(problem))
    refused = [cause for cause in causes if isinstance(cause, ssl.SSLCertVerificationError)]
    if refused:
        return _Stop("certificate", reason=refused[0].verify_message)
    if isinstance(problem, (httpx.ProxyError, ImportError)):
        return _Stop("proxy")
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return _Stop("name")
    if isinstance(problem, (httpx.ConnectError, httpx.ConnectTimeout)):
        tls = any(isinstance(cause, ssl.SSLError) for cause in causes)
        return _Stop("no-https" if tls else "down")
    if isinstance(problem, httpx.ReadError) or "closed" in str(problem):
        return _Stop("cut-off")
    if isinstance(problem, httpx.RemoteProtocolError):
        gone = "disconnected" in str(problem)
        return _Stop("down" if gone else "no-http")
    return _Stop("", reason=str(problem) or type(problem).__name__)


def _causes(problem: BaseException | None) -> Iterator[BaseException]:
    while problem is not None:
        yield problem
        problem = problem.__cause__ or problem.__context__


def _shown(url: str) -> tuple[str, str]:
    """An address without any password in it, and its host."""
    try:
        address = httpx.URL(url)
    except httpx.InvalidURL:
        return url, url
    return str(address.copy_with(userinfo=b"")) if address.userinfo else url, address.host
