import java.util.Iterator;

class Endless implements Iterable<Integer> {
    public Iterator<Integer> iterator() {
        return new Iterator<>() {
            public boolean hasNext() {
                return true;
            }

            public Integer next() {
                return 9;
            }
        };
    }
}
