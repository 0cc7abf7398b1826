def main():
    """Pose trois questions, puis affiche ce que chaque personne paie."""
    destination = input("Où allez-vous ? ")
    prix = float(input("Combien coûte le trajet ? ").replace(",", "."))
    personnes = int(input("Combien de personnes ? "))
    part = round(prix / personnes, 2)
    print(f"Pour aller à {destination}, chaque personne paie {part} euros.")


if __name__ == "__main__":
    main()
