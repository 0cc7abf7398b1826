# À toi de jouer : cette boucle montre déjà chaque photo.
for photo in *.jpg; do
    echo "$photo"
done
