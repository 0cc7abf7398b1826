import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HelloTest {
    @Test
    void hello() {
        assertTrue(Hello.hello("Ada").startsWith("Bonjour"));
    }

    @Test
    void name() {
        assertEquals("Bonjour Karim !", Hello.hello("Karim"));
    }

    @Test
    void empty() {
        assertEquals("Bonjour inconnu !", Hello.hello(""));
    }
}
