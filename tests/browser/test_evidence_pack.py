"""The page that checks an evidence pack: opened from the disk, in a real browser, without any network."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Literal
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.places import AXE, BEYOND, RUN_AXE
from tests.chromium import PATIENCE_SECONDS
from tests.web.installation import install
from tests.web.pages.test_evidence_pack import sign, take
from tests.web.samples import NOW

pytestmark = [pytest.mark.browser, pytest.mark.slow]

GOOD, BAD = "pas une lettre n'a changé", "ne vous fiez pas à ce dossier"


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return Karim's pack."""
    with install(tmp_path_factory.mktemp("school"), public_url="https://school.example") as site:
        sign(site, "karim", "bonjour")
        return take(site, "karim").data


@pytest.fixture
def page(chromium: Browser, pack: bytes, tmp_path: Path) -> Iterator[Page]:
    """Yield the page as somebody has it who unpacked the ZIP; what it asks for beside itself fails the test."""
    with ZipFile(BytesIO(pack)) as zipped:
        zipped.extractall(tmp_path / "unpacked")
    context = chromium.new_context(locale="fr", offline=True)
    context.set_default_timeout(1_000 * PATIENCE_SECONDS)
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    there = (tmp_path / "unpacked" / "verify.html").as_uri()
    page.goto(there)
    yield page
    context.close()
    assert (errors, [one for one in asked if one != there and not one.startswith("blob:")]) == ([], [])


def rewritten(pack: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Return the pack with each file as it is changed, or without it."""
    target = BytesIO()
    with ZipFile(BytesIO(pack)) as before, ZipFile(target, "w") as after:
        for name in before.namelist():
            content = change(name, before.read(name))
            if content is not None:
                after.writestr(name, content)
    return target.getvalue()


def one_letter(where: str, old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    """Return what changes one letter of the first file whose name begins so."""

    def change(name: str, content: bytes) -> bytes:
        if not name.startswith(where):
            return content
        assert old in content
        return content.replace(old, new, 1)

    return change


def public_key(pack: bytes) -> str:
    """Return the school's key as its page publishes it, without the lines around it."""
    with ZipFile(BytesIO(pack)) as zipped:
        (name,) = [name for name in zipped.namelist() if name.startswith("keys/")]
        return zipped.read(name).decode().splitlines()[1]


def choose(page: Page, content: bytes) -> None:
    page.set_input_files("#zip", {"name": "pack.zip", "mimeType": "application/zip", "buffer": content})


def test_a_good_pack_is_verified_in_both_languages(page: Page, pack: bytes):
    choose(page, pack)

    expect(page.locator("#answer")).to_contain_text(GOOD)
    expect(page.locator("#answer")).to_contain_text("Karim Diallo")
    expect(page.locator("#answer")).to_contain_text("https://school.example")
    expect(page.locator("#answer")).to_contain_text(public_key(pack))
    page.get_by_role("button", name="English").click()
    expect(page.locator("#answer")).to_contain_text("not a letter has changed")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_for_everybody(page: Page, pack: bytes, scheme: Literal["light", "dark"]):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 800})
    choose(page, pack)
    expect(page.locator("#answer")).to_contain_text(GOOD)

    page.evaluate(AXE)

    assert (page.evaluate(RUN_AXE), page.evaluate(BEYOND)) == ([], 0)


def test_a_good_unpacked_folder_is_verified(page: Page, tmp_path: Path):
    page.set_input_files("#folder", tmp_path / "unpacked")

    expect(page.locator("#answer")).to_contain_text(GOOD)


@pytest.mark.parametrize(
    ("where", "old", "new"),
    [
        ("code/", b"def ", b"dee "),
        ("evidence.json", b"Karim", b"Karin"),
        ("receipts.txt", b"verdict=passed", b"verdict=passes"),
        ("SIGNED-LIST.txt", b"school.example", b"school.exemple"),
        ("SHA256SUMS", b"code/", b"kode/"),
        ("keys/", b"MCowBQYDK2VwAyEA", b"MCowBQYDK2VwAyEB"),
    ],
)
def test_a_pack_with_one_letter_changed_is_refused(page: Page, pack: bytes, where: str, old: bytes, new: bytes):
    choose(page, rewritten(pack, one_letter(where, old, new)))

    expect(page.locator("#answer")).to_contain_text(BAD)
    expect(page.locator("#answer")).not_to_contain_text(GOOD)


def test_a_receipt_dated_after_the_end_of_its_key_is_refused(page: Page, tmp_path: Path):
    with install(tmp_path, public_url="https://school.example") as site:
        sign(site, "karim", "bonjour")
        with site.database.begin() as tx:
            (key,) = tx.receipts.keys()
            tx.receipts.retire(key.id, NOW - timedelta(days=300))
        choose(page, take(site, "karim").data)

    expect(page.locator("#answer")).to_contain_text("Reçu daté d'après la fin de sa clé")


def test_a_file_too_few_or_too_many_is_refused(page: Page, pack: bytes):
    choose(page, rewritten(pack, lambda name, content: None if name.startswith("code/") else content))
    expect(page.locator("#answer")).to_contain_text("Fichier manquant")

    more = BytesIO(pack)
    with ZipFile(more, "a") as zipped:
        zipped.writestr("code/more.py", b"")
    choose(page, more.getvalue())

    expect(page.locator("#answer")).to_contain_text("Fichier ajouté : code/more.py")


def test_what_is_no_pack_is_refused(page: Page):
    choose(page, b"PK\3\4 no pack")

    expect(page.locator("#answer")).to_contain_text("Ce n'est pas un dossier de preuves complet")


def test_a_browser_that_cannot_check_says_so(chromium: Browser, pack: bytes, tmp_path: Path):
    with ZipFile(BytesIO(pack)) as zipped:
        zipped.extract("verify.html", tmp_path)
    context = chromium.new_context(locale="fr", offline=True)
    context.add_init_script("SubtleCrypto.prototype.importKey = () => Promise.reject(new Error('unknown algorithm'))")
    page = context.new_page()
    page.goto((tmp_path / "verify.html").as_uri())

    choose(page, pack)

    expect(page.locator("#answer")).to_contain_text("ne sait pas vérifier les signatures Ed25519")
    context.close()
