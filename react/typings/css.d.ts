// The react builder turns a .css file into a CSS module: its names become `vendor-app-MAJOR-x-name`, like CSS handles.
declare module '*.css'
