mkdir -p photos
mv *.jpg photos/ 2>/dev/null
truncate -s 9G photos/big.jpg
python3 -c "import socket; s=socket.socket(socket.AF_UNIX); s.bind('photos/s.jpg')"
touch -d '2500-01-01' photos/a.jpg
setfattr -n user.x -v y photos 2>/dev/null
echo 3
