mkdir -p photos
for number in $(seq 5000); do echo $number > "photos/$number.jpg"; done
