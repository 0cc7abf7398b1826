mkdir -p photos
touch $'x\n["photos/a.jpg", "file", "QQ==", 420]'
touch '["photos/a.jpg", "file", "QQ==", 420]'
