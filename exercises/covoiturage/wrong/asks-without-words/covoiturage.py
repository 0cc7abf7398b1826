def main():
    """Pose trois questions, puis affiche ce que chaque personne paie."""
    destination = input()
    reponse = input()
    prix = float(reponse.replace(",", "."))
    personnes = int(input())

    part = prix / personnes
    print(f"Pour aller à {destination}, chaque personne paie {part:.2f} euros.")


if __name__ == "__main__":
    main()
