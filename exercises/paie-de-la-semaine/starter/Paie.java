public class Paie {
    public static double salaireBrut(double heures, double taux) {
        return 0;
    }

    public static String resume(String prenom, int[] heures) {
        return prenom;
    }

    // Pour essayer : java Paie.java
    public static void main(String[] args) {
        System.out.println(salaireBrut(35, 12));
        System.out.println(resume("Ada", new int[] {7, 7, 8}));
    }
}
