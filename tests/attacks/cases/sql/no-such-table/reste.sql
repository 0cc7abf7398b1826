SELECT nom, reste FROM adherents;
