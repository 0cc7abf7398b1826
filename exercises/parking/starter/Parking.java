import java.util.List;

public class Parking {
    public Parking(int places) {
    }

    // Renvoie le nombre de places libres.
    public int placesLibres() {
        return -1;
    }

    // Laisse entrer une voiture, s'il reste une place.
    public void entrer(String plaque) {
    }

    // Laisse sortir une voiture, et renvoie true si elle était là.
    public boolean sortir(String plaque) {
        return false;
    }

    // Renvoie le parking le plus libre, ou null s'il n'y en a pas.
    public static Parking plusLibre(List<Parking> parkings) {
        return null;
    }

    // Pour essayer : java Parking.java
    public static void main(String[] mots) {
        Parking centre = new Parking(3);
        centre.entrer("AA-1");
        System.out.println("Places libres : " + centre.placesLibres());
    }
}

class ParkingComplet extends RuntimeException {
    ParkingComplet(String texte) {
        super(texte);
    }
}
