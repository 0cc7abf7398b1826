name=$(printf 'a%.0s' {1..200})
for _ in {1..40}; do mkdir "$name" && cd "$name" || break; done
echo 3
