"""A leaflet as a booklet: two pages on each side of a sheet, in the order for saddle stitching."""

from io import BytesIO

import pikepdf
from babel import Locale
from pikepdf import Dictionary, Name


def order(count: int, *, rtl: bool = False) -> list[tuple[int | None, int | None]]:
    """Return the left and the right page of each side of the sheets, counted from 0.

    The sides are front, back, front, back …; None is a blank page. Booklets that are read from
    right to left are bound on the right.
    """
    whole = -(-count // 4) * 4
    places = [at if at < count else None for at in range(whole)]
    sides = []
    for sheet in range(whole // 4):
        first, last = 2 * sheet, whole - 1 - 2 * sheet
        sides += [(places[last], places[first]), (places[first + 1], places[last - 1])]
    return [(right, left) for left, right in sides] if rtl else sides


def impose(data: bytes) -> bytes:
    """Return a PDF as a booklet; each sheet is one of its pages, turned, with two of them on it.

    What comes out is for a printer: it has no tags and no links. ValueError where ``data`` is no
    PDF, or has no page.
    """
    try:
        source = pikepdf.open(BytesIO(data))
    except pikepdf.PdfError as error:
        raise ValueError("not a PDF") from error
    with source, pikepdf.new() as booklet:
        if not len(source.pages):
            raise ValueError("a PDF without pages")
        left, bottom, right, top = (float(edge) for edge in source.pages[0].mediabox)
        width, height = right - left, top - bottom
        scale = min(height / 2 / width, width / height)
        for pair in order(len(source.pages), rtl=_is_rtl(source)):
            page = booklet.add_blank_page(page_size=(height, width))
            both = [None if at is None else source.pages[at] for at in pair]
            _place(booklet, page, both, scale)
        title = source.docinfo.get("/Title")
        if title is not None:
            booklet.docinfo["/Title"] = str(title)
        out = BytesIO()
        booklet.save(out, deterministic_id=True)
        return out.getvalue()


def _is_rtl(pdf: pikepdf.Pdf) -> bool:
    language = str(pdf.Root.get("/Lang", "en"))
    return str(Locale.parse(language, sep="-").text_direction) == "rtl"


def _place(
    booklet: pikepdf.Pdf, page: pikepdf.Page, pair: list[pikepdf.Page | None], scale: float
) -> None:
    width, height = float(page.mediabox[2]) / 2, float(page.mediabox[3])
    forms, content = Dictionary(), []
    for side, source in enumerate(pair):
        if source is None:
            continue
        name = f"/Side{side}"
        forms[name] = booklet.copy_foreign(source.as_form_xobject())
        left, bottom, right, top = (float(edge) for edge in source.mediabox)
        x = side * width + (width - (left + right) * scale) / 2
        y = (height - (bottom + top) * scale) / 2
        content.append(f"q {scale:.5f} 0 0 {scale:.5f} {x:.3f} {y:.3f} cm {name} Do Q")
    page.obj.Resources = Dictionary(XObject=forms)
    page.obj.Contents = booklet.make_stream("\n".join(content).encode("ascii"))
    page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB, I=True)
