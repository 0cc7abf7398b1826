mkdir -p photos
for photo in *.jpg; do
    if [ -f "$photo" ]; then
        cp "$photo" photos/
    fi
done
echo "$(ls photos | wc -l) photos rangées"
