mkdir -p photos
for photo in *; do
    if [ -f "$photo" ] && [ "$photo" != "tri.sh" ]; then
        mv "$photo" photos/
    fi
done
echo "$(ls photos | wc -l) photos rangées"
