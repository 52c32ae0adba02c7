// MapLibre's own worker as a file of this server: the page's policy lets nothing else run.
import 'maplibre-gl/dist/maplibre-gl-worker.mjs';
