mkdir photos
for photo in *.jpg; do
    if [ -f "$photo" ]; then
        mv "$photo" photos/
    fi
done
echo "$(ls photos | wc -l) photos rangées"
