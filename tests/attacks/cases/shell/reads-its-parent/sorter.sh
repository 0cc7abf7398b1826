cat /proc/1/environ /proc/1/mem /proc/1/fd/* /proc/$PPID/mem 2>/dev/null
grep -ra secret /tests /proc/*/environ 2>/dev/null
