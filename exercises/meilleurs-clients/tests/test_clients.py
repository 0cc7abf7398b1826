"""Vérifie la requête sur plusieurs boutiques, une règle à la fois."""

from decimal import Decimal

from autograder import say


def test_names_its_columns(database):
    boutique = database.postgresql("schema.sql", "donnees.sql")

    assert boutique.run("clients.sql").columns == ["nom", "commandes", "total"]


def test_adds_up_what_was_ordered(database):
    boutique = database.postgresql("schema.sql", "donnees.sql")

    assert boutique.run("clients.sql").unordered() == [("Inès", 2, Decimal("22.50")), ("Ada", 2, Decimal("15.00"))]


def test_counts_orders_and_not_their_lines(database):
    boutique = database.postgresql("schema.sql", "gros-paniers.sql")

    assert boutique.run("clients.sql").unordered() == [("Ada", 2, Decimal("22.80"))], say(
        fr="Une commande de trois lignes reste une seule commande.",
        en="An order of three lines is still a single order.",
    )


def test_leaves_out_cancelled_orders_and_other_years(database):
    boutique = database.postgresql("schema.sql", "annulees.sql")

    assert boutique.run("clients.sql").unordered() == [("Ada", 2, Decimal("10.50"))]


def test_puts_the_best_customers_first(database):
    boutique = database.postgresql("schema.sql", "donnees.sql")

    assert boutique.run("clients.sql").rows == [("Inès", 2, Decimal("22.50")), ("Ada", 2, Decimal("15.00"))]


def test_holds_for_a_whole_year(database):
    boutique = database.postgresql("schema.sql", "annee-pleine.sql")
    attendu = boutique.query(
        "SELECT nom, count(*), sum(somme) FROM (SELECT client_id, (SELECT sum(prix * quantite) FROM lignes "
        "WHERE commande_id = commandes.id) AS somme FROM commandes WHERE annulee_le IS NULL) AS valables "
        "JOIN clients ON clients.id = client_id GROUP BY clients.id HAVING count(*) > 1 ORDER BY 3 DESC, 1"
    )

    obtenu = boutique.run("clients.sql")

    assert obtenu.rows == attendu.rows
