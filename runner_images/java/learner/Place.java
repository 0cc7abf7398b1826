package stub;

/** A line of the learner's. */
record Place(String file, int line, String source) {
    /** Return it as JSON. */
    static String written(Place place) {
        return place == null ? "null" : "{\"file\":" + Json.quote(place.file) + ",\"line\":" + place.line
            + ",\"source\":" + Json.quote(place.source) + "}";
    }
}
