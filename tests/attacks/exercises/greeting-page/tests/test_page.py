import secrets

from playwright.sync_api import expect


def test_greets(page):
    name = f"Zoé-{secrets.token_hex(4)}"
    page.goto("index.html")

    page.get_by_label("Prénom").fill(name)
    page.get_by_role("button", name="Dire").click()

    expect(page.get_by_role("status")).to_have_text(f"Bonjour {name} !")
