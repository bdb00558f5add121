package io.trendguard.model.train;
import io.trendguard.event.*;
import io.trendguard.model.feature.*;
import io.trendguard.model.mapping.*;
import io.trendguard.model.serve.*;
import java.io.*; import java.nio.file.*; import java.time.*; import java.util.*; import java.util.stream.*; import java.util.zip.*;
public class Harness {
  static final Tenant SHOP = new Tenant("rehearsal");
  static MappedFiles files(){ return new MappedFiles(MappingFile.load("fashion-returns"), SHOP, new HashedPeople(SHOP), Instant.parse("2020-01-01T00:00:00Z"), r -> { throw new IllegalStateException(r.toString()); }); }
  public static void main(String[] a) throws Exception {
    // orders out mode origin...   mode: progressive|frozen
    List<String[]> rows = new ArrayList<>(); String head;
    try (BufferedReader r = new BufferedReader(new InputStreamReader(new GZIPInputStream(new FileInputStream(a[0]))))) { head = r.readLine(); for (String l = r.readLine(); l != null; l = r.readLine()) rows.add(l.split(",", -1)); }
    boolean frozen = a[2].equals("frozen");
    try (PrintWriter out = new PrintWriter(a[1])) {
      out.println("origin,row,customer,order,y,p,price,prr,crr");
      for (int o = 3; o < a.length; o++) {
        long t0 = System.nanoTime();
        String from = a[o]; String to = LocalDate.parse(from).plusMonths(2).toString();
        List<String> hist = new ArrayList<>(List.of(head)), asked = new ArrayList<>();
        asked.add(drop(head.split(",", -1)));
        Map<String, String[]> truth = new HashMap<>();
        for (String[] f : rows) {
          if (f[1].compareTo(from) < 0) {
            String[] g = f.clone();
            if (frozen) {
              LocalDate order = LocalDate.parse(f[1]); LocalDate d = f[2].equals("?") || f[2].isEmpty() ? null : LocalDate.parse(f[2]);
              boolean ok = d != null && !d.isBefore(order);
              LocalDate known = ok ? d.plusDays(14) : order.plusDays(30);
              if (known.toString().compareTo(from) >= 0) g[13] = "?";
              if (d != null && d.toString().compareTo(from) >= 0) g[2] = "?";
            }
            hist.add(String.join(",", g));
          } else if (f[1].compareTo(to) < 0) { asked.add(drop(f)); truth.put(f[0], f); }
        }
        Path dir = Files.createTempDirectory("harness");
        Path h = Files.write(dir.resolve("history.csv"), hist), l = Files.write(dir.resolve("later.csv"), asked);
        ModelReport report = Trainer.train(files().trainingSet(List.of(h), LabelRules.DEFAULTS), TrainSettings.of("x", false), dir.resolve("m"), Progress.SILENT);
        TrainingSet s = files().scoringSet(List.of(h), List.of(l));
        int[] all = IntStream.range(0, s.size()).toArray();
        double[] p = RiskModels.load(dir.resolve("m")).probabilities(s.columns(), all);
        int prr = idx(s, "product_return_rate"), crr = idx(s, "customer_return_rate");
        for (int i : all) { String k = s.rowKeys().get(i); String[] f = truth.get(k);
          out.println(from + "," + k + "," + f[8] + "," + f[1] + "," + f[13] + "," + p[i] + "," + s.pricesMinor()[i] + "," + num(s, i, prr) + "," + num(s, i, crr)); }
        System.out.println(a[2] + " " + from + " " + s.size() + " rows, trees " + report.metrics().rounds() + " shipped " + report.provenance().shipped().orElseThrow() + " " + (System.nanoTime() - t0) / 1_000_000_000 + " s");
        System.out.flush(); out.flush();
      }
    }
  }
  static int idx(TrainingSet s, String n) { for (int i = 0; i < s.schema().definitions().size(); i++) if (s.schema().definitions().get(i).name().equals(n)) return i; return -1; }
  static double num(TrainingSet s, int row, int c) { return ((Column.Numbers) s.columns().get(c)).values()[row]; }
  static String drop(String[] f) { return IntStream.range(0, f.length).filter(i -> i != 2 && i != 13).mapToObj(i -> f[i]).collect(Collectors.joining(",")); }
}
