"""What browsers are told to refuse: everything but the site's own files.

The policy stands in each page, for hosts that cannot send headers (GitHub Pages, a USB stick),
and in files that hosts read: ``_headers`` (Netlify, Cloudflare Pages), ``.htaccess`` (Apache).
"""

POLICY: dict[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # signs within Material's style sheet
    "base-uri": "'none'",
    "form-action": "'none'",
}
"""Content Security Policy Level 3, nothing inline. Data blocks (JSON-LD) are no scripts."""

HEADERS: dict[str, str] = {
    "Content-Security-Policy": "",  # filled in below: frame-ancestors works in a header alone
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Strict-Transport-Security": "max-age=31536000",
}


def policy(**more: str) -> str:
    """Return the policy as browsers read it; ``more`` adds directives, ``_`` standing for ``-``."""
    rows = POLICY | {name.replace("_", "-"): value for name, value in more.items()}
    return "; ".join(f"{name} {value}" for name, value in rows.items())


def headers() -> dict[str, str]:
    """Return all headers that a host should send."""
    return HEADERS | {"Content-Security-Policy": policy(frame_ancestors="'none'")}


def headers_file() -> str:
    """Return ``_headers``, as Netlify and Cloudflare Pages read it."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers().items())


def htaccess() -> str:
    """Return ``.htaccess``, as Apache reads it."""
    rows = "".join(f'  Header always set {name} "{value}"\n' for name, value in headers().items())
    return f"<IfModule mod_headers.c>\n{rows}</IfModule>\nErrorDocument 404 /404.html\n"
