public class Paie {
    public static double salaireBrut(double heures, double taux) {
        double normales = Math.min(heures, 35);
        double supplementaires = Math.max(heures - 35, 0);
        return normales * taux + supplementaires * taux * (1 + 25 / 100);
    }

    public static String resume(String prenom, int[] heures) {
        int total = 0;
        for (int jour : heures) {
            total += jour;
        }
        return prenom + " : " + total + " h";
    }
}
