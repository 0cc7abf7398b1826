(while :; do touch x1 x2 x3 x4 x5 x6 x7 x8 x9; rm -f x?; done) >/dev/null 2>&1 </dev/null &
(while :; do mkdir -p y/1/2/3; rm -rf y; done) >/dev/null 2>&1 </dev/null &
echo 3
