x=$(yes | tr -d "\n" | head -c 2000000000)
echo 3
