def main():
    """Pose trois questions, puis affiche ce que chaque personne paie."""
    destination = input("Où allez-vous ? ")
    prix = int(input("Combien coûte le trajet ? "))
    personnes = int(input("Combien de personnes ? "))
    part = prix / personnes
    print(f"Pour aller à {destination}, chaque personne paie {part:.2f} euros.")


if __name__ == "__main__":
    main()
