import secrets

from playwright.sync_api import expect


def test_greets(server, page):
    name = f"Zoé-{secrets.token_hex(4)}"
    server.start("app.py")
    page.goto(server.url)

    page.get_by_label("Prénom").fill(name)
    page.get_by_role("button", name="Dire").click()

    expect(page.get_by_role("status")).to_have_text(f"Bonjour {name} !")
