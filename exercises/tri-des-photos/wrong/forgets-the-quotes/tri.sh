mkdir -p photos
for photo in *.jpg; do
    mv $photo photos/
done
echo "$(ls photos | wc -l) photos rangées"
