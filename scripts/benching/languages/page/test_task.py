from playwright.sync_api import expect


def test_greets(page):
    page.goto("index.html")
    expect(page.get_by_role("heading", name="Bienvenue")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("")
    page.get_by_role("button", name="Dire").click()
    expect(page.get_by_role("status")).to_have_text("Bonjour !")
    page.screenshot()
