def main():
    """Pose trois questions, puis affiche ce que chaque personne paie."""
    # À toi de jouer
    print("Le programme commence ici.")


if __name__ == "__main__":
    main()
