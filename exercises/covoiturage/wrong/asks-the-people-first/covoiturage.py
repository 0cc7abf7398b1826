def main():
    """Pose trois questions, puis affiche ce que chaque personne paie."""
    destination = input("Où allez-vous ? ")
    personnes = float(input("Combien de personnes ? "))
    prix = float(input("Combien coûte le trajet ? ").replace(",", "."))
    part = prix / personnes
    print(f"Pour aller à {destination}, chaque personne paie {part:.2f} euros.")


if __name__ == "__main__":
    main()
