# syntax=docker/dockerfile:1
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production
# Young objects get 4 MB instead of 16: it saves some 50 MB of memory for 3 % of the time of an answer.
ENV NODE_OPTIONS=--max-semi-space-size=4
# Inside of a container only its own network is reached.
ENV HTTP_HOST=0.0.0.0
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json ./
COPY src ./src
COPY adapters ./adapters
COPY content ./content
USER node
# The content is read and a question answered from it: the same path that people use.
HEALTHCHECK --interval=60s --timeout=10s --start-period=10s CMD ["node", "src/main.ts", "ask", "help"]
# As `npm start` has it; NODE_OPTIONS takes neither. After a burst of new questions the compiler would put what lives for one
# request among what lives long, where it stays with all that it leads to. And full collections, each of which slows answers
# for a tenth of a second, come where the heap has grown by half: seldom under load, and before it is three times as large.
CMD ["node", "--no-allocation-site-pretenuring", "--heap-growing-percent=50", "src/main.ts"]
