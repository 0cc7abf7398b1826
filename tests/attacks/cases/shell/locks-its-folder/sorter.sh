chmod 000 .
echo 3
