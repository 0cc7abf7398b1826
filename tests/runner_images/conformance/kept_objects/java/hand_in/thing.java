class thing {
    static final Thing DEFAULT = new Thing(1);

    static Thing make() {
        return new Thing(3);
    }

    static Thing boxed() {
        return new Thing(2);
    }
}

class Thing {
    int size;

    Thing(int size) {
        this.size = size;
    }
}
