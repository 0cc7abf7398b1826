for n in {1..1500}; do : > une-photo-de-vacances-$n.jpg; done
echo 3
