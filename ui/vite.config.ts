import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.TANDEM_DEV_URL ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  build: { manifest: true, chunkSizeWarningLimit: 700 },
  server: {
    proxy: {
      '/api': { target: server, changeOrigin: true },
      '/v3': { target: server, changeOrigin: true },
    },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
  },
});
