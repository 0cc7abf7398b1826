.tables
.shell cat /etc/passwd
.read /etc/passwd
