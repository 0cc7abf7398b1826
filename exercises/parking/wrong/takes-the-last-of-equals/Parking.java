import java.util.ArrayList;
import java.util.List;

public class Parking {
    private final int places;
    private final List<String> plaques = new ArrayList<>();

    public Parking(int places) {
        this.places = places;
    }

    public int placesLibres() {
        return places - plaques.size();
    }

    public void entrer(String plaque) {
        if (placesLibres() == 0) {
            throw new ParkingComplet("plus de place pour " + plaque);
        }
        plaques.add(plaque);
    }

    public boolean sortir(String plaque) {
        return plaques.remove(plaque);
    }

    public static Parking plusLibre(List<Parking> parkings) {
        Parking libre = null;
        for (Parking parking : parkings) {
            if (libre == null || parking.placesLibres() >= libre.placesLibres()) {
                libre = parking;
            }
        }
        return libre;
    }
}

class ParkingComplet extends RuntimeException {
    ParkingComplet(String texte) {
        super(texte);
    }
}
