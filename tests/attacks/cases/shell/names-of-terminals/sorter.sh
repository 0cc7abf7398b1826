mkdir -p photos
touch $'photos/a.jpg\nphotos/b c.jpg' $'\e[2J\e[31mphotos' $'\xff\xfe.jpg' $'\u202egpj.a' '["photos/a.jpg", "file", "", 420]'
echo 3
