read -r x
while [ -z "$x" ]; do read -r x; done
echo "$x"
