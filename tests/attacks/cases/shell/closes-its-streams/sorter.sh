exec 0<&- 1>&- 2>&-
sleep 60
